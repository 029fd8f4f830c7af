//! The binary: argv and the real world in, exit status out.

fn main() -> std::process::ExitCode {
    // Before anything is read that may be secret.
    let memory = evpki::cli::guard_memory();
    evpki::cli::run(std::env::args_os(), &mut evpki::cli::World { memory, ..evpki::cli::World::real() }).into()
}
