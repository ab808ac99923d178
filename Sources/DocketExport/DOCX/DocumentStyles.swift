import DocketDomain

/// The styles of a document: those that word processors know by name, so that its outline and navigation work.
enum DocumentStyles {
    static func xml(_ options: ExportOptions) -> String {
        var styles = [
            """
            <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/>\
            <w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
            """,
            """
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
            """,
            """
            <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
            <w:name w:val="Default Paragraph Font"/></w:style>
            """,
            """
            <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>\
            <w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>\
            <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
            """,
            paragraph("BodyText", "Body Text", "<w:spacing w:after=\"140\" w:line=\"264\" w:lineRule=\"auto\"/>", ""),
            paragraph(
                "Title", "Title", "<w:keepNext/><w:spacing w:after=\"60\"/>", "<w:b/><w:sz w:val=\"40\"/>"),
            paragraph(
                "Subtitle", "Subtitle", "<w:spacing w:after=\"240\"/>",
                "<w:color w:val=\"5B6675\"/><w:sz w:val=\"20\"/>"),
            paragraph(
                "ListParagraph", "List Paragraph", "<w:spacing w:after=\"60\" w:line=\"264\" w:lineRule=\"auto\"/>", ""),
            paragraph(
                "Quote", "Quote",
                """
                <w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="C4CCD6"/></w:pBdr>\
                <w:spacing w:after="140"/><w:ind w:left="360"/>
                """, "<w:color w:val=\"46515F\"/>"),
            paragraph(
                "Code", "Code",
                "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F3F5F8\"/><w:spacing w:after=\"140\"/>",
                "\(monospace)<w:sz w:val=\"18\"/>"),
            paragraph(
                "Caption", "caption", "<w:spacing w:after=\"140\"/>", "<w:color w:val=\"5B6675\"/><w:sz w:val=\"17\"/>"),
            paragraph(
                "Footer", "footer", "<w:jc w:val=\"right\"/>", "<w:color w:val=\"5B6675\"/><w:sz w:val=\"17\"/>"),
            """
            <w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>\
            <w:rPr><w:color w:val="0B5CAD"/><w:u w:val="single"/></w:rPr></w:style>
            """,
            table(options),
        ]
        for (level, size) in [32, 27, 24, 22, 21, 21].enumerated() {
            let outline = "<w:outlineLvl w:val=\"\(level)\"/>"
            styles.append(
                paragraph(
                    "Heading\(level + 1)", "heading \(level + 1)",
                    "<w:keepNext/><w:spacing w:before=\"280\" w:after=\"100\"/>\(outline)",
                    "<w:b/><w:sz w:val=\"\(size)\"/>"))
        }
        return "\(PackageParts.header)<w:styles xmlns:w=\"\(PackageParts.main)\">\(styles.joined())</w:styles>"
    }

    static let monospace = "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Courier New\"/>"

    private static func paragraph(_ id: String, _ name: String, _ paragraph: String, _ run: String) -> String {
        """
        <w:style w:type="paragraph" w:styleId="\(id)"><w:name w:val="\(name)"/><w:basedOn w:val="Normal"/><w:qFormat/>\
        <w:pPr>\(paragraph)</w:pPr><w:rPr>\(run)</w:rPr></w:style>
        """
    }

    private static func table(_ options: ExportOptions) -> String {
        let shading =
            options.headerStyle == .shaded
            ? "<w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E8ECF1\"/></w:tcPr>" : ""
        return """
            <w:style w:type="table" w:styleId="DocketTable"><w:name w:val="Docket Table"/>\
            <w:basedOn w:val="TableNormal"/><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr>\
            <w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr><w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>\
            <w:top w:val="single" w:sz="4" w:space="0" w:color="8A97A8"/>\
            <w:bottom w:val="single" w:sz="4" w:space="0" w:color="8A97A8"/>\
            <w:insideH w:val="single" w:sz="4" w:space="0" w:color="D8DEE6"/></w:tblBorders><w:tblCellMar>\
            <w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>\
            <w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>\(shading)</w:tblStylePr>\
            <w:tblStylePr w:type="band2Horz">\
            <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F6F8FA"/></w:tcPr></w:tblStylePr></w:style>
            """
    }
}
