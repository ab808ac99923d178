import DocketCharts
import DocketDomain

extension DocumentWriter {
    /// Writes the chart of a table as a picture that is as wide as the page's text, with words for whoever does not see
    /// it, and its notes below.
    func writeChart(of table: ExportTable, on page: PageSize) async throws {
        var found: [String] = []
        let data = try await table.chartData(&found)
        for text in found { note(text) }
        guard let data else { return }
        let fonts: PageFonts
        do throws(DocketError) {
            fonts = try chartFonts()
        } catch {
            note("The chart is left out. \(error.message)")
            return
        }
        let chart = PaperChart(
            data, fonts, width: page.contentWidth, room: (page.height - 2 * max(page.margin, 36)) * 0.75)
        let image = try ChartImage(chart)
        let notes = chart.picture.notesLine
        let name = charts.add(image.bytes)
        let (width, height) = (Self.emus(image.width), Self.emus(image.height))
        buffer.append("<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/>")
        if !notes.isEmpty { buffer.append("<w:keepNext/>") }
        buffer.append(
            contentsOf: """
                </w:pPr><w:r><w:drawing><wp:inline xmlns:wp="\(PackageParts.drawing)/wordprocessingDrawing" \
                distT="0" distB="0" distL="0" distR="0"><wp:extent cx="\(width)" cy="\(height)"/>\
                <wp:docPr id="\(charts.count)" name="Chart \(charts.count)" descr="
                """.utf8)
        buffer.append(text: data.alternativeText)
        buffer.append("\" title=\"")
        buffer.append(text: ChartText.oneLine(data.title))
        buffer.append(
            contentsOf: """
                "/><a:graphic xmlns:a="\(PackageParts.drawing)/main"><a:graphicData \
                uri="\(PackageParts.drawing)/picture"><pic:pic xmlns:pic="\(PackageParts.drawing)/picture">\
                <pic:nvPicPr><pic:cNvPr id="\(charts.count)" name="\(name).png"/><pic:cNvPicPr/></pic:nvPicPr>\
                <pic:blipFill><a:blip r:embed="\(name)"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>\
                <a:xfrm><a:off x="0" y="0"/><a:ext cx="\(width)" cy="\(height)"/></a:xfrm>\
                <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
                </wp:inline></w:drawing></w:r></w:p>
                """.utf8)
        if !notes.isEmpty { paragraph("Caption", [ExportRun(notes)]) }
        try take()
    }

    /// - Parameter points: A length.
    private static func emus(_ points: Double) -> Int { Int((points * 12_700).rounded()) }
}
