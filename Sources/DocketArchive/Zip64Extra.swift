/// The extra field of ZIP64 (APPNOTE 4.5.3): 64-bit values for those that are full in the record proper, in this order.
struct Zip64Extra {
    private(set) var size: UInt64?
    private(set) var compressedSize: UInt64?
    private(set) var offset: UInt64?

    /// What stands in the record where the value is in the extra field.
    static let marker = 0xFFFF_FFFF as UInt64

    /// Takes over the values that are full; the others stay nil, as do those that the field does not hold.
    init(_ extra: [UInt8], size: UInt64 = 0, compressedSize: UInt64 = 0, offset: UInt64 = 0) {
        var rest = extra[...]
        while rest.count >= 4 {
            let length = Int(rest.little(2, 2))
            guard rest.little(0, 2) == 1 else {
                rest = rest.dropFirst(4 + length)
                continue
            }
            var values = rest.dropFirst(4).prefix(length)
            func next() -> UInt64? {
                guard values.count >= 8 else { return nil }
                defer { values = values.dropFirst(8) }
                return values.little(0, 8)
            }
            if size == Self.marker { self.size = next() }
            if compressedSize == Self.marker { self.compressedSize = next() }
            if offset == Self.marker { self.offset = next() }
            return
        }
    }
}

extension Collection<UInt8> {
    /// The little-endian number of `count` bytes at `offset`; bytes that are not there count as 0.
    func little(_ offset: Int, _ count: Int) -> UInt64 {
        dropFirst(offset).prefix(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
