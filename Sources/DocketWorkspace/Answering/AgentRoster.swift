package import DocketAssistants
package import DocketDomain

/// The assistants that a user has configured, and which of them answers where.
package struct AgentRoster: Sendable {
    /// In the order of the settings; the one that is built in is among them.
    package let agents: [AgentSettings]
    /// Who answers where nobody else is meant to.
    package let standard: AgentSettings
    private let assistants: [String: any Assistant]

    /// - Parameters:
    ///   - assistants: By the names of their agents. Agents that have none are built in.
    ///   - standard: The name of the one who answers where nobody else is meant to.
    /// - Throws: `failedPrecondition` where there is none of that name.
    package init(
        _ agents: [AgentSettings], assistants: [String: any Assistant], standard: String
    ) throws(DocketError) {
        self.agents = agents
        self.assistants = assistants
        self.standard = try Self.agent(standard, among: agents)
    }

    /// The agent of a name.
    ///
    /// - Throws: `failedPrecondition` where there is none.
    package func agent(named name: String) throws(DocketError) -> AgentSettings {
        try Self.agent(name, among: agents)
    }

    /// Who answers in a thread: the one that was chosen for it, else the one for such artifacts, else the standard one.
    package func agent(chosen: String?, kind: ArtifactKind?) -> AgentSettings {
        if let chosen, let agent = agents.first(where: { $0.name == chosen }) { return agent }
        if let kind, let agent = agents.first(where: { $0.answers.contains(kind) }) { return agent }
        return standard
    }

    /// Whether there is a model to ask.
    var hasModels: Bool { !assistants.isEmpty }

    /// What speaks for an agent; nothing for one that is built in.
    func assistant(of agent: AgentSettings) -> (any Assistant)? { assistants[agent.name] }

    private static func agent(_ name: String, among agents: [AgentSettings]) throws(DocketError) -> AgentSettings {
        guard let agent = agents.first(where: { $0.name == name }) else {
            let names = agents.map(\.name).joined(separator: ", ")
            throw DocketError(
                .failedPrecondition,
                "There is no agent “\(name)”. There are: \(names). Agents stand under agents: in your settings.")
        }
        return agent
    }
}
