import DocketDomain

extension AppState {
    /// Why a command of the review or the customers can't be given now; nil when it can.
    func deskRefusal(of id: CommandID) -> String? {
        switch id {
        case .accept, .reject, .editOutside, .acceptMany, .rejectMany: verdictRefusal
        case .edit: screen == .customers ? correctionRefusal : verdictRefusal
        case .undo: screen == .review ? writingRefusal : "Open the review first: \(keymap.label(of: .goReview))"
        case .mark, .markRange:
            screen != .review
                ? "Open the review first: \(keymap.label(of: .goReview))"
                : review.selection == nil ? "There is no proposal" : nil
        case .reveal: screen == .review || screen == .customers ? nil : "Nothing is hidden here"
        case .order: screen == .review || screen == .customers ? nil : "Only queues and customers are sorted so"
        case .assign: assignRefusal
        default: nil
        }
    }

    /// Why nothing can be opened, copied or followed at a desk.
    func deskSelectionRefusal(_ id: CommandID) -> String? {
        switch (screen, id) {
        case (.review, .open): review.selection == nil ? "There is no proposal to open" : nil
        case (.review, .otherEnd):
            review.dossier?.evidence == nil
                ? "No source was named"
                : review.dossier?.evidence?.threadID == nil ? "The source's thread is not yours to see" : nil
        case (.review, .compose): "Open the source first: \(keymap.label(of: .otherEnd))"
        case (.review, .history), (.review, .copy): review.selection == nil ? "Nothing is selected" : nil
        case (.customers, .open), (.customers, .otherEnd):
            switch customers.pane {
            case .list:
                id == .open ? customers.shown == nil ? "There is no customer to open" : nil : "Open the profile first"
            case .profile:
                switch customers.selectedField?.value {
                case nil: "The field is empty"
                case let value?: value.artifactID == nil ? "The value came with the customer" : nil
                }
            case .works: workRefusal(id)
            }
        case (.customers, .history), (.customers, .copy): customers.shown == nil ? "Nothing is selected" : nil
        case (_, .compose): "Select a thread or an artifact first"
        default: nil
        }
    }

    /// Why nothing at a desk is described, linked, renamed or deleted.
    var deskChangeRefusal: String {
        if screen == .review { return "A proposal is decided, and else stays as it is" }
        return customers.pane == .works && customers.works.selection != nil
            ? "Open the artifact first: \(keymap.label(of: .open))"
            : "A profile's fields are changed with \(keymap.label(of: .edit))"
    }

    private func workRefusal(_ id: CommandID) -> String? {
        guard let artifact = customers.works.selection else { return "There is no artifact" }
        return id == .otherEnd && artifact.links.isEmpty ? "The artifact is linked to no thread that you may see" : nil
    }

    private var writingRefusal: String? {
        identity.isReadOnly ? "The workspace is open for reading only" : nil
    }

    /// The workspace checks all of this again.
    private var verdictRefusal: String? {
        guard screen == .review else { return "Open the review first: \(keymap.label(of: .goReview))" }
        if let reason = writingRefusal { return reason }
        guard let item = review.selection else { return "There is no proposal" }
        guard reviewLayout.proposal != nil else { return "Open the proposal first: \(keymap.label(of: .open))" }
        guard review.dossier != nil else { return "The proposal is still being read" }
        guard item.rmID != identity.viewer.userID else { return nil }
        switch identity.viewer.role {
        case .admin: return nil
        case .agent, .system: return "An agent can't decide"
        case .rm, .member:
            return item.rmID.map { "\(name(of: $0)) decides this" }
                ?? "Nobody is attached to this customer; an admin attaches one"
        }
    }

    private var correctionRefusal: String? {
        if let reason = writingRefusal { return reason }
        guard customers.pane == .profile, case .field = customers.selectedField else { return "Select a field first" }
        guard let rm = customers.profile?.summary.rmID, rm == identity.viewer.userID || identity.viewer.role == .admin
        else { return "Only the customer's relationship manager corrects the profile" }
        return nil
    }

    private var assignRefusal: String? {
        guard screen == .customers else { return "Open the customers first: \(keymap.label(of: .goCustomers))" }
        if let reason = writingRefusal { return reason }
        guard customers.profile != nil else { return "Select a customer first" }
        return identity.viewer.role == .admin ? nil : "Only an admin attaches another relationship manager"
    }
}
