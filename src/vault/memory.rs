//! Keys that stay in memory: out of swap space, where they would outlive the process.

/// Keeps the pages in which a value lies out of swap space until the process ends; says whether the system does so. They are not let go
/// before: what is freed may be beside, or become, what is still to be kept, and locks of pages do not count.
pub(super) fn keep<T: ?Sized>(value: &T) -> bool {
    let size = size_of_val(value);
    size > 0 && region::lock(std::ptr::from_ref(value).cast::<u8>(), size).map(std::mem::forget).is_ok()
}

/// Whether the keys of a vault, once it is open, are kept out of swap space.
#[must_use]
pub fn can_keep() -> bool {
    keep(&*Box::new([0_u8; 64]))
}
