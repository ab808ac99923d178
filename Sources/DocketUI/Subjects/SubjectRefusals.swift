import DocketDomain

/// Why a thread or an artifact can't be changed now; nil where it can. The workspace checks all of this again.
struct SubjectRefusals {
    let subject: SelectedSubject?
    let shared: SharedState

    private var writing: String? { shared.identity.writeRefusal }

    private var restoring: String { shared.label(of: .restore) }

    /// Only the owner and admins change a thread; the workspace checks that again.
    var thread: String? {
        if let writing { return writing }
        guard case .thread(let thread) = subject else { return "Select a thread first" }
        return thread.deletedAt == nil ? nil : "The thread is deleted; restore it with \(restoring)"
    }

    var agent: String? { thread ?? (shared.identity.agents.isEmpty ? "The settings have no assistants" : nil) }

    private var artifact: String? {
        guard case .artifact(let artifact) = subject else { return "Select an artifact first" }
        return artifact.deletedAt == nil ? nil : "The artifact is deleted; restore it with \(restoring)"
    }

    var compose: String? {
        if let writing { return writing }
        return switch subject {
        case .thread: thread
        case .artifact: artifact
        case nil: "Select a thread first, or start one with \(shared.label(of: .composeNew))"
        }
    }

    var rename: String? {
        switch subject {
        case .thread: thread
        case .artifact(let artifact) where artifact.kind == .profileEdit: "A proposal keeps its title"
        case .artifact: writing ?? artifact
        case nil: "Nothing is selected"
        }
    }

    var tags: String? {
        switch subject {
        case .thread: thread
        case .artifact(let artifact) where artifact.kind == .profileEdit: "A proposal has no tags"
        case .artifact: writing ?? artifact
        case nil: "Nothing is selected"
        }
    }

    var duplicate: String? {
        if let reason = writing ?? artifact { return reason }
        guard case .artifact(let artifact) = subject, artifact.kind == .profileEdit else { return nil }
        return "A proposal is decided, and not copied"
    }

    var details: String? { writing ?? selection }

    var link: String? { writing ?? artifact }

    var unlink: String? {
        if let reason = link { return reason }
        guard case .artifact(let artifact) = subject, !artifact.links.isEmpty else {
            return "The artifact is linked to no thread"
        }
        return nil
    }

    var delete: String? {
        guard writing == nil, let subject else { return writing ?? selection }
        return subject.isDeleted ? "It is deleted already; restore it with \(restoring)" : nil
    }

    var restore: String? {
        guard writing == nil, let subject else { return writing ?? selection }
        return subject.isDeleted ? nil : "Only what was deleted can be restored"
    }

    var selection: String? { subject == nil ? "Nothing is selected" : nil }
}
