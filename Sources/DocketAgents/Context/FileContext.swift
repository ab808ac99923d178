/// The parts of a context that are files.
struct FileContext {
    private let files: [ContextFile]
    private let fence: DataFence

    init(_ files: [ContextFile], _ fence: DataFence) {
        (self.files, self.fence) = (files, fence)
    }

    /// What all of them take.
    var tokens: Int { files.reduce(0) { $0 + (part($1)?.tokens ?? 0) } }

    /// As much of them as fits: texts are cut in their middle, each getting what the others leave it, and its share at
    /// least.
    func parts(room: Int, _ leftOut: inout [ContextOmission]) -> [ContextPart] {
        var left = room
        var parts: [ContextPart] = []
        var behind = tokens
        for (index, file) in files.enumerated() {
            guard let whole = part(file) else {
                if case .withheld(let reason) = file.content {
                    leftOut.append(ContextOmission(name: file.name, reason: reason))
                }
                continue
            }
            behind -= whole.tokens
            let share = min(left, max(left - behind, left / (files.count - index)))
            guard let given = whole.tokens <= share ? whole : cut(file, to: share, &leftOut) else {
                leftOut.append(.noRoom(file.name))
                continue
            }
            left -= given.tokens
            parts.append(given)
        }
        return parts
    }

    /// Nothing of a file that is not given.
    private func part(_ file: ContextFile) -> ContextPart? {
        switch file.content {
        case .text(let text): part(file.name, text)
        case .picture(let picture):
            ContextPart(
                .file, name: "Picture “\(file.name)”",
                text: "A picture that came with a message, \(picture.mediaType):\n" + fence.around(file.name),
                picture: picture)
        case .withheld: nil
        }
    }

    private func part(_ name: String, _ text: String) -> ContextPart {
        ContextPart(
            .file, name: "File “\(name)”",
            text: "A file that came with a message:\n" + fence.around("File: \(name)\n\n\(text)"))
    }

    private func cut(_ file: ContextFile, to room: Int, _ leftOut: inout [ContextOmission]) -> ContextPart? {
        guard case .text(let text) = file.content,
            let cut = MiddleCut(text, toFit: room - part(file.name, "").tokens - 1)
        else { return nil }
        let part = part(file.name, cut.text)
        guard part.tokens <= room else { return nil }
        leftOut.append(.middle(of: part.name, cut.leftOut))
        return part
    }
}
