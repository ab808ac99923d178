/// An event of a server's event stream.
struct ServerEvent: Hashable, Sendable {
    /// Empty where the server named none.
    var name = ""
    /// The lines of its data, with a line feed between two.
    var data: [UInt8] = []
}
