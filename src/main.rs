//! The binary: argv and the real world in, exit status out.

fn main() -> std::process::ExitCode {
    evpki::cli::guard_memory();
    evpki::cli::run(std::env::args_os(), &mut evpki::cli::World::real()).into()
}
