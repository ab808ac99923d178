import DocketDomain
import TerminalKit

extension CustomersScreen {
    package static let commands = CommandTable<CustomersScreen>(
        navigationCommands + findingCommands + subjectCommands() + [
            .never(.compose) { _, _ in "Select a thread or an artifact first" },
            .never(.details) { $0.changeRefusal($1) }, .never(.link) { $0.changeRefusal($1) },
            .never(.unlink) { $0.changeRefusal($1) }, .never(.rename) { $0.changeRefusal($1) },
            .never(.delete) { $0.changeRefusal($1) }, .never(.restore) { $0.changeRefusal($1) },
            ScreenCommand(.open, off: { view, _ in view.openRefusal }, run: { $0.open(&$1) }),
            ScreenCommand(.otherEnd, off: { view, _ in view.otherEndRefusal }, run: { $0.goToOtherEnd(&$1) }),
            ScreenCommand(.filter, in: [.customers]) { view, context in
                context.present(
                    Prompt(
                        Topic(CustomersTopic.filter), label: "filter:",
                        advice: "words of the name · rm:ID rm:all · ↑ earlier", recalling: .customerFilter,
                        inForce: CustomerFilterText.text(
                            of: view.filter, standard: standardFilter(context.identity)), context.shared))
            },
            ScreenCommand(.order, in: [.customers]) { view, context in
                var filter = view.filter
                filter.order = filter.order.reversed
                view.setFilter(filter, &context)
            },
            ScreenCommand(.edit, in: [.customers], off: { $0.correctionRefusal($1) }, run: { $0.edit(&$1) }),
            ScreenCommand(.undo, in: [.customers], off: { $1.identity.writeRefusal }, run: { $0.undo(&$1) }),
            ScreenCommand(
                CommandEntry(
                    .assign, .deciding, "Attach another relationship manager", hint: "attach RM", ["R"],
                    in: [.customers], isLocal: true, elsewhere: .open("customers", .goCustomers)),
                off: { $0.assignRefusal($1) }, run: { $0.askForManager(&$1) }),
            ScreenCommand(.history, off: { view, _ in view.selectionRefusal }, run: { $0.showHistory(&$1) }),
            ScreenCommand(.reveal, in: [.customers]) { view, context in
                view.isRevealed.toggle()
                context.say(view.isRevealed ? "Sensitive values are shown" : "Sensitive values are hidden")
            },
            ScreenCommand(.copy, off: { view, _ in view.selectionRefusal }, run: { $0.copySelection(&$1) }),
            ScreenCommand(.copyAddress) { $0.copyAddress(&$1) },
        ])

    // MARK: Opening and closing

    private var openRefusal: String? {
        switch pane {
        case .list: shown == nil ? "There is no customer to open" : nil
        case .profile: sourceRefusal
        case .artifacts: artifacts.selection == nil ? "There is no artifact" : nil
        }
    }

    private var sourceRefusal: String? {
        guard let value = selectedField?.value else { return "The field is empty" }
        return value.artifactID == nil ? "The value came with the customer" : nil
    }

    mutating func open(_ context: inout ScreenContext) {
        switch pane {
        case .list: pane = .profile
        case .profile: openSource(&context)
        case .artifacts:
            guard let artifact = artifacts.selection else { return }
            context.visit(Destination(.artifact(artifact.id), artifact: artifact, returns: true))
        }
    }

    /// The proposal that set the selected value.
    private func openSource(_ context: inout ScreenContext) {
        guard let source = selectedField?.value?.artifactID else { return }
        context.visit(Destination(.artifact(source), returns: true))
    }

    private var otherEndRefusal: String? {
        switch pane {
        case .list: return "Open the profile first"
        case .profile: return sourceRefusal
        case .artifacts:
            guard let artifact = artifacts.selection else { return "There is no artifact" }
            return artifact.links.isEmpty ? "The artifact is linked to no thread that you may see" : nil
        }
    }

    /// From an artifact of the customer to the thread that made it, from a value to its proposal.
    private func goToOtherEnd(_ context: inout ScreenContext) {
        guard pane == .artifacts else { return openSource(&context) }
        guard let artifact = artifacts.selection,
            let link = artifact.links.first(where: { $0.threadID == artifact.primaryThreadID })
                ?? artifact.links.first
        else { return }
        context.visit(Destination(.thread(link.threadID), message: link.messageID, isInside: true))
    }

    package mutating func close(_ context: inout ScreenContext) {
        let standard = Self.standardFilter(context.identity)
        context.find = nil
        if context.isZoomed {
            context.isZoomed = false
        } else if pane != .list {
            pane = pane == .artifacts ? .profile : .list
        } else if filter != standard {
            setFilter(standard, &context)
        }
    }

    package mutating func stepBack(_ context: inout ScreenContext) -> Bool {
        guard layout(context.shared).list == nil, pane != .list else { return false }
        pane = .list
        return true
    }

    // MARK: Changing

    /// Why nothing here is described, linked, renamed or deleted.
    private func changeRefusal(_ shared: SharedState) -> String {
        pane == .artifacts && artifacts.selection != nil
            ? "Open the artifact first: \(shared.label(of: .open))"
            : "A profile's fields are changed with \(shared.label(of: .edit))"
    }

    private func correctionRefusal(_ shared: SharedState) -> String? {
        if let reason = shared.identity.writeRefusal { return reason }
        guard pane == .profile, case .field = selectedField else { return "Select a field first" }
        let viewer = shared.identity.viewer
        guard let rm = profile?.summary.rmID, rm == viewer.userID || viewer.role == .admin else {
            return "Only the customer's relationship manager corrects the profile"
        }
        return nil
    }

    private func edit(_ context: inout ScreenContext) {
        guard let profile, case .field(let field, let value) = selectedField else { return }
        let present = value?.value ?? .null
        context.present(
            ValueEditor(
                Topic(CustomersTopic.correction(profile.summary.id, field, present: present)),
                title: "Correct \(field.label) of \(profile.summary.name)".shown, verb: "store", field,
                present: present, value: present, draft: .correction(of: profile.summary.id, field.key),
                context.drafts))
    }

    func correct(
        _ field: ProfileField, of customer: CustomerID, from present: JSON, to value: JSON,
        _ context: inout ScreenContext
    ) {
        guard value != present else { return context.say("Nothing had to be changed") }
        let shown = ShownValue(field: field, isRevealed: isRevealed)
        let isMine = profile?.summary.rmID == context.identity.viewer.userID
        context.perform(
            Request(
                .correct(customer, [field.key: value], asAdmin: !isMine),
                then: .say(
                    "\(field.label): \(shown.line(present)) → \(shown.line(value)) · \(context.label(of: .undo)) takes it back"
                ), drafts: [.correction(of: customer, field.key)]),
            "Correcting \(field.label.shown)")
    }

    private func assignRefusal(_ shared: SharedState) -> String? {
        if let reason = shared.identity.writeRefusal { return reason }
        guard profile != nil else { return "Select a customer first" }
        return shared.identity.viewer.role == .admin ? nil : "Only an admin attaches another relationship manager"
    }

    private func askForManager(_ context: inout ScreenContext) {
        guard let profile else { return }
        context.present(
            Picker(
                Topic(CustomersTopic.assign(profile.summary.id)),
                title: "Who decides for \(profile.summary.name.shown)?",
                from: .managers(selected: profile.summary.rmID)))
    }

    // MARK: Looking closer

    private var selectionRefusal: String? { shown == nil ? "Nothing is selected" : nil }

    private func showHistory(_ context: inout ScreenContext) {
        if pane == .artifacts, let artifact = artifacts.selection {
            context.present(HistoryOverlay(.artifact(artifact.id), title: artifact.title.shown))
        } else if let profile {
            context.present(HistoryOverlay(.customer(profile.summary.id), title: profile.summary.name.shown))
        }
    }

    private func copySelection(_ context: inout ScreenContext) {
        guard pane == .profile, case .field(let field, let value?) = selectedField else { return copyAddress(&context) }
        let shown = ShownValue(field: field, isRevealed: isRevealed)
        guard !shown.isHidden else {
            return context.refuse("The value is hidden; \(context.label(of: .reveal)) shows it")
        }
        context.copy(shown.text(value.value), as: "Value")
    }

    private func copyAddress(_ context: inout ScreenContext) {
        let selected: Address? =
            pane == .artifacts ? artifacts.selection.map { .artifact($0.id) } : shown.map { .customer($0) }
        context.copy((selected ?? .customers).description, as: "Address")
    }
}

extension CommandID {
    static let goCustomers = CommandID("go.customers")
    static let assign = CommandID("customer.assign")
}
