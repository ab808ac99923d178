/// What is wrong with an agent's settings, and what to do.
package struct AgentSettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Such as `timeout`, as the settings name it.
    package let key: String
    package let message: String

    package init(_ key: String, _ message: String) {
        self.key = key
        self.message = message
    }

    package var description: String { message }
}
