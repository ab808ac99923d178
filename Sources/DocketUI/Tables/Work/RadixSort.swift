/// Sorts by 64-bit keys without comparing: a byte at a time from the lowest, which is stable and linear.
enum RadixSort {
    struct Pair {
        var key: UInt64
        var slot: UInt32
    }

    static func sort(_ pairs: inout [Pair]) {
        guard pairs.count > 1 else { return }
        var counts = Array(repeating: 0, count: 8 * 256)
        for pair in pairs {
            for byte in 0..<8 {
                counts[byte << 8 | Int(pair.key >> (UInt64(byte) << 3) & 0xFF)] += 1
            }
        }
        var other = pairs
        for byte in 0..<8 {
            let counted = counts[byte << 8..<(byte + 1) << 8]
            // A byte that all keys share orders nothing.
            if counted.contains(pairs.count) { continue }
            scatter(pairs, to: &other, shift: UInt64(byte) << 3, counts: counted)
            swap(&pairs, &other)
        }
    }

    private static func scatter(
        _ pairs: [Pair], to other: inout [Pair], shift: UInt64, counts: ArraySlice<Int>
    ) {
        var next = Array(repeating: 0, count: 256)
        var sum = 0
        for (value, count) in counts.enumerated() {
            next[value] = sum
            sum += count
        }
        pairs.withUnsafeBufferPointer { source in
            other.withUnsafeMutableBufferPointer { target in
                next.withUnsafeMutableBufferPointer { next in
                    for pair in source {
                        let value = Int(pair.key >> shift & 0xFF)
                        target[next[value]] = pair
                        next[value] += 1
                    }
                }
            }
        }
    }
}
