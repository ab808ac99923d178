package import DocketDomain

/// Whose screen this is, of which workspace.
package struct Identity: Hashable, Sendable {
    /// The workspace's name: that of its folder, or what a demo is called.
    package let workspace: String
    package let viewer: Viewer
    package let userName: String
    package let isReadOnly: Bool
    /// The names of users, as far as they are known.
    package let names: [UserID: String]
    /// What new threads are visible to.
    package let visibility: ThreadVisibility
    /// The assistants of the user's settings, the one that is built in among them.
    package let agents: [AgentChoice]
    /// Tells this run of the program from others of the same user.
    let run: String

    package init(
        workspace: String, viewer: Viewer, userName: String, isReadOnly: Bool = false,
        names: [UserID: String] = [:],
        visibility: ThreadVisibility = .private, agents: [AgentChoice] = [], run: String = ""
    ) {
        self.workspace = workspace
        self.viewer = viewer
        self.userName = userName
        self.isReadOnly = isReadOnly
        self.names = names
        self.visibility = visibility
        self.agents = agents
        self.run = run
    }

    /// Who wrote a message: a user's name, or what the message says of its author.
    func name(of author: String?, _ role: MessageRole) -> String {
        guard let author else { return role.label }
        return names[UserID(author)] ?? author
    }

    func name(of user: UserID) -> String { names[user] ?? user.rawValue }

    func name(of creator: Creator) -> String { name(of: creator.id) }

    /// Why nothing can be written, where nothing can.
    var writeRefusal: String? { isReadOnly ? "The workspace is open for reading only" : nil }
}
