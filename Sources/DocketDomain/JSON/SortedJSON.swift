/// Writes values as JSON with sorted keys, as the log and the read model keep them: the bytes that Foundation's encoder
/// writes, in a fraction of its time.
///
/// What Foundation's encoder makes an exception for (`Data`, `Date`, `Decimal`, `URL`) is written as it encodes itself: what
/// is stored has none of these.
package enum SortedJSON {
    /// The value as UTF-8.
    ///
    /// - Parameter escapingSlashes: Where a digest of it is stored that was made of texts with escaped slashes.
    /// - Throws: `EncodingError` for numbers that JSON does not have, and what the value itself throws.
    package static func bytes(of value: some Encodable, escapingSlashes: Bool = false) throws -> [UInt8] {
        let root = JSONScope(.value, escapesSlashes: escapingSlashes)
        try root.encode(value)
        var output: [UInt8] = []
        root.append(to: &output)
        return output
    }

    /// The value as text.
    package static func text(of value: some Encodable, escapingSlashes: Bool = false) throws -> String {
        String(decoding: try bytes(of: value, escapingSlashes: escapingSlashes), as: UTF8.self)
    }
}
