//! The binary: argv and the real world in, exit status out.

/// Whatever is given back is wiped first: what grew, what a library has copied, what was forgotten.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> std::process::ExitCode {
    // Before anything is read that may be secret.
    let memory = evpki::cli::guard_memory();
    evpki::cli::run(std::env::args_os(), &mut evpki::cli::World { memory, ..evpki::cli::World::real() }).into()
}
