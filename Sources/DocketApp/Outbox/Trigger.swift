package import DocketAssistants
package import Foundation

/// What is done after a decision: a program that is started, or an address that is told.
package struct Trigger: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
        /// A program and its arguments, never read by a shell; the delivery comes on its standard input.
        case command([String])
        case webhook(URL, secret: SecretSource?)
    }

    package let name: String
    package let action: Action
    /// For how many seconds it may take.
    package let timeout: Int

    package init(name: String, action: Action, timeout: Int) {
        self.name = name
        self.action = action
        self.timeout = timeout
    }
}
