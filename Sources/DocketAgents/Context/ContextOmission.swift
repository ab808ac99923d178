/// What an assistant is not given, and why.
package struct ContextOmission: Hashable, Sendable {
    package var name: String
    package var reason: String

    package init(name: String, reason: String) {
        self.name = name
        self.reason = reason
    }
}
