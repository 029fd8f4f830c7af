//! Keeps keys out of swap space, where they would outlive the process.

/// Keeps the memory pages of a value out of swap space until the process ends. Returns whether the operating system did so. The
/// pages are not unlocked earlier: page locks do not nest, so an unlock could also affect other keys on the same page, or later
/// keys in the same memory.
pub(super) fn keep<T: ?Sized>(value: &T) -> bool {
    let size = size_of_val(value);
    size > 0 && region::lock(std::ptr::from_ref(value).cast::<u8>(), size).map(std::mem::forget).is_ok()
}

/// Whether the keys of an open vault can be kept out of swap space.
#[must_use]
pub fn can_keep() -> bool {
    keep(&*Box::new([0_u8; 64]))
}
