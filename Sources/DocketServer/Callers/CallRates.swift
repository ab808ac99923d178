import DocketDomain

/// How many calls a second a server takes of one user.
package struct CallRates: Hashable, Sendable {
    /// Of a person; nothing for as many as come.
    package var person: Int?
    /// Of an agent; nothing for as many as come.
    package var agent: Int?

    package init(person: Int? = 1000, agent: Int? = 100) {
        self.person = person
        self.agent = agent
    }

    func perSecond(_ role: Role) -> Int? { role == .agent ? agent : person }
}
