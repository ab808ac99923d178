import DocketDomain

extension ScreenContext {
    /// Begins exports, and says so in one line.
    mutating func export(
        _ targets: [ExportTarget], as format: ExportFormat, _ choices: ExportChoices, to place: ExportDestination? = nil
    ) {
        var refusals: [String] = []
        var begun: [ExportTarget] = []
        var tickets: [Int] = []
        for target in targets {
            if case .impossible(let reason) = format.capability(for: target.kind) {
                refusals.append("not “\(target.title.shown)”: \(reason)")
                continue
            }
            var own = choices
            // Several are exported as each of them is.
            if targets.count > 1 { own.view = target.view }
            let ticket = shared.exports.begin(format.name)
            let request = ExportRequest(
                ticket: ticket, source: target.source, format: format, choices: own, destination: place)
            add(.exports(.make(request)))
            shared.exportHabits.note(target, as: format, own, to: place)
            begun.append(target)
            tickets.append(ticket)
        }
        shared.exports.gather(tickets, isSaved: place != nil)
        guard let first = begun.first else { return refuse(refusals.first ?? "There is nothing to export") }
        let whereTo = place.map { " to \($0.folder.shown)" } ?? ""
        var words = "Exporting \(begun.count) artifacts as \(format.name), a file each\(whereTo)"
        if begun.count == 1 {
            let part = choices.view.map { $0.columns.isEmpty ? ", one table of it" : ", as shown" } ?? ""
            words = "Exporting “\(first.title.shown)” as \(format.name)\(part)\(whereTo)"
        }
        say(([words] + refusals).joined(separator: "; "))
    }

    /// Takes what became of exports.
    mutating func handle(_ answer: ExportAnswer) {
        switch answer {
        case .begun(let id, let ticket): shared.exports.update(ticket, id: id)
        case .progress(let share, let ticket): shared.exports.update(ticket, share: share)
        case .finished(let ticket, let name, let bytes, let notes):
            shared.exports.end(ticket)
            if shared.exports.isGathered(ticket) {
                tell(shared.exports.note(ticket) { $0.noteMade(ticket, bytes: bytes, notes: notes) })
            } else {
                say((["\(name.shown) · \(ByteText.text(bytes))"] + notes).joined(separator: " · "))
            }
        case .saved(let id, let ticket, let path, let bytes):
            shared.exportHabits.note(copyOf: id, at: path)
            if let ticket, shared.exports.isGathered(ticket) {
                tell(shared.exports.note(ticket) { $0.noteSaved(ticket, at: path, bytes: bytes) })
            } else {
                say("Saved \(path.shown) · \(ByteText.text(bytes))")
            }
        case .failed(let ticket, let error):
            if let ticket {
                shared.exports.end(ticket)
                tell(shared.exports.note(ticket) { $0.noteFailed(ticket) })
            }
            // A folder that cannot be used is not offered again.
            if error.code == .notFound || error.code == .permissionDenied { shared.exportHabits.folder = nil }
            if error.code == .cancelled { say("The export was cancelled") } else { shared.failure = error }
        case .done(let text): say(text.shown)
        }
    }

    private mutating func tell(_ words: String?) {
        if let words { say(words) }
    }
}
