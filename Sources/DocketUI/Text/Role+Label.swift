import DocketDomain

extension Role {
    /// As the title bar and lists of users call it.
    var label: String {
        switch self {
        case .rm: "RM"
        case .admin: "Admin"
        case .member: "Member"
        case .agent: "Agent"
        case .system: "System"
        }
    }
}

extension MessageRole {
    /// Who speaks, where no name is known.
    var label: String {
        switch self {
        case .user: "User"
        case .assistant: "Assistant"
        case .system: "System"
        case .tool: "Tool"
        }
    }
}
