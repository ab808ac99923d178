import DocketDomain

/// What lists of artifacts ask.
enum ArtifactListTopic: Hashable {
    case filter
    case filterTable
    /// Which column of a table to go to.
    case column
    /// Which thread of an artifact to go to.
    case threadOf(ArtifactID)
}

extension ArtifactListState {
    // MARK: Filters

    mutating func openFilter(isViewer: Bool, _ context: inout ScreenContext) {
        if isViewer, case .table(let table) = viewer?.body {
            context.present(
                Prompt(
                    Topic(ArtifactListTopic.filterTable), label: "filter:",
                    advice: "Fee > 0.5; mandate: growth · ↑ earlier", recalling: .tableFilter,
                    inForce: table.sheet.filterText, context.shared))
        } else {
            context.present(
                Prompt(
                    Topic(ArtifactListTopic.filter), label: "filter:",
                    advice: "words · kind:sql tag:… table:… column:… is:deleted · ↑ earlier",
                    recalling: .artifactFilter, inForce: FilterText.text(of: filter), context.shared))
        }
    }

    /// Takes what was answered; the filter, where the list is to have another one.
    mutating func handle(
        _ answer: OverlayAnswer, _ topic: ArtifactListTopic, _ context: inout ScreenContext
    ) -> ArtifactFilter? {
        switch topic {
        case .filter:
            guard let text = answer.value(String.self) else { return nil }
            switch FilterText.artifacts(text) {
            case .success(let filter): return filter
            case .failure(let refusal): context.refuseAnswer(refusal.text)
            }
        case .filterTable: if let text = answer.value(String.self) { act(.filter(text), &context) }
        case .column:
            if let option = answer.value(Picker.Option.self), let index = Int(option.value) {
                act(.goToColumn(index), &context)
            }
        case .threadOf(let id):
            guard let option = answer.value(Picker.Option.self), let artifact = selection, artifact.id == id,
                let link = artifact.links.first(where: { $0.threadID.rawValue == option.value })
            else { return nil }
            context.visit(Destination(link))
        }
        return nil
    }

    // MARK: The other end

    var otherEndRefusal: String? {
        (selection?.links.isEmpty ?? true) ? "The artifact is linked to no thread that you may see" : nil
    }

    /// Goes to the message that an artifact is linked by.
    func goToOtherEnd(_ context: inout ScreenContext) {
        guard let artifact = selection else { return }
        if artifact.links.count > 1 {
            context.present(
                Picker(
                    Topic(ArtifactListTopic.threadOf(artifact.id)), title: "Go to which thread?",
                    options: artifact.links.map(Picker.Option.init)))
        } else if let link = artifact.links.first {
            context.visit(Destination(link))
        }
    }
}

extension Destination {
    /// The message of a thread that an artifact is linked by.
    init(_ link: ArtifactLink) {
        self.init(.thread(link.threadID), message: link.messageID, isInside: true)
    }
}
