//! The hash by which Kafka's own producers choose a key's partition (MurmurHash2 by Austin Appleby, 32 bits, with their
//! seed), so that programs written with them find a key where they expect it.

/// The partition of a key among `partitions`.
pub fn partition(key: &[u8], partitions: usize) -> usize {
    // The sign is dropped, not turned, as their `toPositive` does.
    (murmur2(key) & 0x7fff_ffff) as usize % partitions
}

fn murmur2(data: &[u8]) -> u32 {
    const SEED: u32 = 0x9747_b28c;
    const MIX: u32 = 0x5bd1_e995;
    #[allow(clippy::cast_possible_truncation)] // The length is part of the seed, modulo 2³².
    let mut hash = SEED ^ data.len() as u32;
    let (words, rest) = data.as_chunks::<4>();
    for word in words {
        let mut word = u32::from_le_bytes(*word).wrapping_mul(MIX);
        word = (word ^ word >> 24).wrapping_mul(MIX);
        hash = hash.wrapping_mul(MIX) ^ word;
    }
    if !rest.is_empty() {
        let mut word = [0; 4];
        word[..rest.len()].copy_from_slice(rest);
        hash = (hash ^ u32::from_le_bytes(word)).wrapping_mul(MIX);
    }
    hash = (hash ^ hash >> 13).wrapping_mul(MIX);
    hash ^ hash >> 15
}

/// The examples of `UtilsTest.testMurmur2` in Apache Kafka.
#[test]
fn the_hash_is_the_one_of_kafkas_own_producers() {
    let examples: [(&str, i32); 5] = [
        ("21", -973_932_308),
        ("foobar", -790_332_482),
        ("a-little-bit-long-string", -985_981_536),
        ("a-little-bit-longer-string", -1_486_304_829),
        ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
    ];
    for (key, hash) in examples {
        assert_eq!(murmur2(key.as_bytes()), hash.cast_unsigned(), "{key}");
    }
    assert_eq!(partition(b"foobar", 12), (0x7fff_ffff & (-790_332_482_i32).cast_unsigned()) as usize % 12);
}
