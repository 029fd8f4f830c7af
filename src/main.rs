//! The binary: it runs the command line of this process and exits with its exit status.

/// Zeroes all memory before it is freed: outgrown buffers, copies that libraries made, and values that were never zeroized.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> std::process::ExitCode {
    // Before the program reads anything that may be secret.
    let memory = evpki::cli::guard_memory();
    evpki::cli::run(std::env::args_os(), &mut evpki::cli::World { memory, ..evpki::cli::World::real() }).into()
}
