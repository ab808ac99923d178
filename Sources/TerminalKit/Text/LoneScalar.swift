/// Scalars that are grapheme clusters by themselves wherever only ASCII or others of them stand beside them: nothing of
/// what joins clusters (UAX 29) is among them.
enum LoneScalar {
    /// The scalar at a place where a cluster begins, where it is one of these, or ASCII, and so is what follows it.
    static func first(of bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Unicode.Scalar? {
        guard let value = value(in: bytes, at: index) else { return nil }
        let next = index + (value < 0x80 ? 1 : value < 0x800 ? 2 : 3)
        guard next == bytes.count || self.value(in: bytes, at: next) != nil else { return nil }
        return Unicode.Scalar(value)
    }

    /// The value of such a scalar, or of an ASCII one, in UTF-8.
    private static func value(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
        let first = UInt32(bytes[index])
        if first < 0x80 { return first }
        func rest(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset] & 0x3F) }
        let value: UInt32
        switch first {
        case 0xC2...0xDF: value = (first & 0x1F) << 6 | rest(1)
        case 0xE1...0xED: value = (first & 0x0F) << 12 | rest(1) << 6 | rest(2)
        default: return nil
        }
        return contains(value) ? value : nil
    }

    /// Letters and signs that texts and lines of the screen are made of. Marks that combine lie between these blocks.
    static func contains(_ value: UInt32) -> Bool {
        switch value {
        case 0xA1...0xAC, 0xAE...0x2FF, 0x370...0x377, 0x391...0x482, 0x48A...0x52F, 0x1E00...0x1EFF, 0x2010...0x2027,
            0x2030...0x205E, 0x20A0...0x20C0, 0x2190...0x23FF, 0x2500...0x28FF, 0x3041...0x3096, 0x30A1...0x30FA,
            0x4E00...0x9FFF, 0xAC00...0xD7A3:
            true
        default: false
        }
    }
}
