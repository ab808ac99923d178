/// The baselines in Python. Each reads a file of tab-separated lines and writes another file.
enum PythonScripts {
    static let canvas = """
        import sys
        from reportlab.pdfgen import canvas
        from reportlab.lib.pagesizes import A4, landscape
        page = canvas.Canvas(sys.argv[2], pagesize=landscape(A4))
        y = 560
        page.setFont("Helvetica", 8)
        for line in open(sys.argv[1]):
            for column, cell in enumerate(line.rstrip("\\n").split("\\t")):
                page.drawString(30 + 78 * column, y, cell)
            y -= 12
            if y < 30:
                page.showPage()
                page.setFont("Helvetica", 8)
                y = 560
        page.save()
        """

    static let longTable = """
        import sys
        from reportlab.lib.pagesizes import A4, landscape
        from reportlab.platypus import SimpleDocTemplate, LongTable
        rows = [line.rstrip("\\n").split("\\t") for line in open(sys.argv[1])]
        SimpleDocTemplate(sys.argv[2], pagesize=landscape(A4)).build([LongTable(rows, colWidths=[78] * 10)])
        """

    static let document = """
        import sys, docx
        rows = [line.rstrip("\\n").split("\\t") for line in open(sys.argv[1])]
        document = docx.Document()
        table = document.add_table(len(rows), 10)
        for row, cells in zip(table.rows, rows):
            for cell, text in zip(row.cells, cells):
                cell.text = text
        document.save(sys.argv[2])
        """
}
