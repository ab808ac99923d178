import DocketDomain

/// The parts of a document's package that hold no content.
enum PackageParts {
    static let header = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    static let package = "http://schemas.openxmlformats.org/package/2006"

    static let contentTypes = """
        \(header)<Types xmlns="\(package)/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Default Extension="png" ContentType="image/png"/>\
        \(part("/word/document.xml", "document.main"))\(part("/word/styles.xml", "styles"))\
        \(part("/word/settings.xml", "settings"))\(part("/word/numbering.xml", "numbering"))\
        \(part("/word/footer1.xml", "footer"))\
        <Override PartName="/docProps/core.xml" \
        ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
        <Override PartName="/docProps/app.xml" \
        ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>
        """

    private static func part(_ name: String, _ type: String) -> String {
        "<Override PartName=\"\(name)\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.\(type)+xml\"/>"
    }

    static let relationships = """
        \(header)<Relationships xmlns="\(package)/relationships">\
        <Relationship Id="rId1" Type="\(office)/officeDocument" Target="word/document.xml"/>\
        <Relationship Id="rId2" Type="\(package)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
        <Relationship Id="rId3" Type="\(office)/extended-properties" Target="docProps/app.xml"/></Relationships>
        """

    static let application = """
        \(header)<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
        <Application>docket</Application></Properties>
        """

    /// Mode 15 is that of today's word processors; without it they open the file as an old one.
    static let settings = """
        \(header)<w:settings xmlns:w="\(main)"><w:defaultTabStop w:val="720"/><w:compat>\
        <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
        <w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" \
        w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat></w:settings>
        """

    /// Page n of m.
    static let footer = """
        \(header)<w:ftr xmlns:w="\(main)"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\
        \(run("Page "))\(field("PAGE"))\(run(" of "))\(field("NUMPAGES"))</w:p></w:ftr>
        """

    private static func run(_ text: String) -> String {
        "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }

    private static func field(_ name: String) -> String {
        "<w:fldSimple w:instr=\" \(name) \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
    }

    static func properties(of document: ExportDocument) -> String {
        let time = CivilTime(document.created).toTheSecond
        return """
            \(header)<cp:coreProperties xmlns:cp="\(package)/metadata/core-properties" \
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>\(escaped(document.title))</dc:title>\
            <dc:subject>\(escaped(document.subtitleLine))</dc:subject>\
            <dc:creator>\(escaped(document.author ?? ""))</dc:creator>\
            <dcterms:created xsi:type="dcterms:W3CDTF">\(time)</dcterms:created>\
            <dcterms:modified xsi:type="dcterms:W3CDTF">\(time)</dcterms:modified></cp:coreProperties>
            """
    }

    private static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.append(text: text)
        return String(decoding: bytes, as: UTF8.self)
    }
}
