/// An assistant that can be chosen to answer.
package struct AgentChoice: Hashable, Sendable {
    package let name: String
    /// Nothing where it is built in.
    package let model: String?
    /// Whether it answers where no other one is meant to.
    package let isStandard: Bool

    package init(name: String, model: String?, isStandard: Bool = false) {
        self.name = name
        self.model = model
        self.isStandard = isStandard
    }

    var isBuiltIn: Bool { model == nil }
}
