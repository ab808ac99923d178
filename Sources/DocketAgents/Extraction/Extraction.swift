/// What notes say about a customer.
package struct Extraction: Hashable, Sendable {
    /// In the order of the schema.
    package let found: [Finding]
    /// In the order of the notes.
    package let leftOut: [LeftOut]
    package let nudges: [Nudge]

    package init(found: [Finding], leftOut: [LeftOut], nudges: [Nudge]) {
        self.found = found
        self.leftOut = leftOut
        self.nudges = nudges
    }
}
