/// What an assistant would be given, for people to look at before it is.
package struct ContextOutline: Hashable, Sendable {
    package let agent: String
    /// In tokens.
    package let budget: Int
    package let total: Int
    package let parts: [Part]
    package let leftOut: [Omission]

    package init(agent: String, budget: Int, total: Int, parts: [Part], leftOut: [Omission]) {
        self.agent = agent
        self.budget = budget
        self.total = total
        self.parts = parts
        self.leftOut = leftOut
    }

    package struct Part: Hashable, Sendable {
        package let name: String
        package let text: String
        /// Estimated.
        package let tokens: Int

        package init(name: String, text: String, tokens: Int) {
            self.name = name
            self.text = text
            self.tokens = tokens
        }
    }

    package struct Omission: Hashable, Sendable {
        package let name: String
        package let reason: String

        package init(name: String, reason: String) {
            self.name = name
            self.reason = reason
        }
    }
}
