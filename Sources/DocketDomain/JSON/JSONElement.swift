/// One value out of many in a source, as its bytes: whether they are JSON is for the parser to say.
package enum JSONElement: Hashable, Sendable {
    /// Its bytes, and where they begin in the source.
    case bytes([UInt8], offset: Int)
    /// It was longer than the limit and was stepped over.
    case tooLong(offset: Int)

    /// 256 MiB: what one element or one line may hold.
    package static let limit = 256 << 20
}
