//! Width and height of a picture from its first bytes, where they are there: PNG, GIF, extended WebP.

/// The size in pixels; `None` for other formats (JPEG holds it further on).
pub fn of(head: &[u8]) -> Option<(u32, u32)> {
    let bytes = |range: std::ops::Range<usize>| head.get(range);
    let big = |range| bytes(range).map(|b| b.iter().fold(0, |n, byte| n << 8 | u32::from(*byte)));
    let little = |range| bytes(range).map(|b| b.iter().rev().fold(0, |n, byte| n << 8 | u32::from(*byte)));
    if head.starts_with(b"\x89PNG\r\n\x1a\n") && bytes(12..16) == Some(b"IHDR") {
        return Some((big(16..20)?, big(20..24)?));
    }
    if head.starts_with(b"GIF8") {
        return Some((little(6..8)?, little(8..10)?));
    }
    if head.starts_with(b"RIFF") && bytes(8..16) == Some(b"WEBPVP8X") {
        return Some((little(24..27)? + 1, little(27..30)? + 1));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn sizes_come_from_the_first_bytes() {
        assert_eq!(of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03\x20\0\0\x02\x58"), Some((800, 600)));
        assert_eq!(of(b"GIF89a\x20\x03\x58\x02"), Some((800, 600)));
        assert_eq!(of(b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x1f\x03\0\x57\x02\0"), Some((800, 600)));
        assert_eq!(of(b"\xff\xd8\xff"), None);
        assert_eq!(of(b"\x89PNG\r\n\x1a\n"), None);
    }
}
