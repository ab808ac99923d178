import DocketDomain

extension ScreenContext {
    /// Begins an export.
    mutating func export(_ target: ExportTarget, as format: ExportFormat, _ choices: ExportChoices) {
        let ticket = shared.exports.begin(format.name)
        add(
            .exports(.make(ExportRequest(ticket: ticket, source: target.source, format: format, choices: choices))))
        let part = choices.view.map { $0.columns.isEmpty ? ", one table of it" : ", as shown" } ?? ""
        say("Exporting “\(target.title.shown)” as \(format.name)\(part)")
    }

    /// Takes what became of exports.
    mutating func handle(_ answer: ExportAnswer) {
        switch answer {
        case .begun(let id, let ticket): shared.exports.update(ticket, id: id)
        case .progress(let share, let ticket): shared.exports.update(ticket, share: share)
        case .finished(let ticket, let name, let bytes, let notes):
            shared.exports.end(ticket)
            say((["\(name.shown) · \(ByteText.text(bytes))"] + notes).joined(separator: " · "))
        case .failed(let ticket, let error):
            if let ticket { shared.exports.end(ticket) }
            if error.code == .cancelled { say("The export was cancelled") } else { shared.failure = error }
        case .done(let text): say(text)
        }
    }
}
