extension DocumentWriter {
    /// A run, in a link where it has one.
    func append(_ run: ExportRun, _ isRightToLeft: Bool) {
        if let link = run.link {
            buffer.append(contentsOf: "<w:hyperlink r:id=\"\(links.id(of: link))\">".utf8)
        }
        buffer.append("<w:r>")
        if !run.style.isEmpty || run.link != nil || isRightToLeft {
            buffer.append("<w:rPr>")
            if run.link != nil { buffer.append("<w:rStyle w:val=\"Hyperlink\"/>") }
            if run.style.contains(.code) { buffer.append(contentsOf: DocumentStyles.monospace.utf8) }
            if run.style.contains(.bold) { buffer.append("<w:b/><w:bCs/>") }
            if run.style.contains(.italic) { buffer.append("<w:i/><w:iCs/>") }
            if run.style.contains(.strike) { buffer.append("<w:strike/>") }
            if run.style.contains(.underline) { buffer.append("<w:u w:val=\"single\"/>") }
            if isRightToLeft { buffer.append("<w:rtl/>") }
            buffer.append("</w:rPr>")
        }
        append(text: run.text)
        buffer.append("</w:r>")
        if run.link != nil { buffer.append("</w:hyperlink>") }
    }

    /// The text of a run, its line feeds as breaks and its tabs as tabs.
    func append(text: String) {
        let hasBreaks = text.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        guard hasBreaks else {
            buffer.append("<w:t xml:space=\"preserve\">")
            buffer.append(text: text)
            buffer.append("</w:t>")
            return
        }
        // A carriage return with its line feed is one Character, and one break.
        var piece = ""
        func endPiece() {
            guard !piece.isEmpty else { return }
            buffer.append("<w:t xml:space=\"preserve\">")
            buffer.append(text: piece)
            buffer.append("</w:t>")
            piece = ""
        }
        for character in text {
            switch character {
            case "\n", "\r\n", "\r":
                endPiece()
                buffer.append("<w:br/>")
            case "\t":
                endPiece()
                buffer.append("<w:tab/>")
            default: piece.append(character)
            }
        }
        endPiece()
    }
}
