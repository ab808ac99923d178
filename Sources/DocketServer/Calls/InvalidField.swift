/// A field of a request that cannot be taken.
struct InvalidField: Error, Hashable {
    /// Such as `message.parts[2].image`.
    let field: String
    let message: String

    init(_ field: String, _ message: String) {
        self.field = field
        self.message = message
    }
}
