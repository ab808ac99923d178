extension CommandDescription.Parameter {
    var isHelp: Bool { names?.contains { $0.name == "help" } ?? false }

    /// How it stands in a line that says how the command is used.
    var usage: RoffText {
        let form =
            switch kind {
            case .positional: value
            case .flag: name
            case .option: name + RoffText(" ") + value
            }
        let whole = isRepeating ? form + RoffText(" ...") : form
        return isOptional ? RoffText("[") + whole + RoffText("]") : whole
    }

    /// How it stands above its explanation.
    var term: RoffText {
        let all = (names ?? []).map { RoffText.bold($0.text) }
        guard let first = all.first else { return value }
        let together = all.dropFirst().reduce(first) { $0 + RoffText(", ") + $1 }
        return kind == .option ? together + RoffText(" ") + value : together
    }

    var explanation: RoffText {
        let standard = defaultValue.map { "Default: `\($0)`." }
        return RoffText(prose: [abstract, standard].compactMap(\.self).joined(separator: " "))
    }

    /// The name that says most.
    private var name: RoffText { .bold((names?.last { $0.kind == .long } ?? names?.first)?.text ?? "") }

    private var value: RoffText { .italic(valueName ?? "value") }
}
