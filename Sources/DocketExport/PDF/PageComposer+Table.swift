import DocketDomain

extension PageComposer {
    static let tableSize = 8.5

    func compose(_ table: ExportTable) async throws {
        if let name = table.name { try addHeading([ExportRun(name)], level: 1) }
        guard !table.columns.isEmpty else { return }
        let font = try fonts.plain(PlainFont.Face(size: Self.tableSize))
        let bold = try fonts.plain(PlainFont.Face(size: Self.tableSize, isBold: true))
        let plan = try await plan(of: table, font, bold)
        let chart = if let known = plan.chart { known } else { try await gatherChart(of: table) }
        for text in chart.notes { note(text) }
        if let data = chart.data { try set(data, on: plan.page) }
        let names = table.columns.map(\.name)
        for (index, group) in plan.groups.enumerated() {
            if plan.groups.count > 1 {
                let first =
                    group.columns.count > 1 && index > 0 && group.columns[0] == 0 ? group.columns[1] : group.columns[0]
                let last = group.columns[group.columns.count - 1]
                try addHeading(
                    [ExportRun("Columns \(first + 1) to \(last + 1) of \(table.columns.count)")], level: 4)
            }
            let setter = TableSetter(self, table, names: names, plan, group, font, bold)
            try await setter.set()
        }
        y += 10
    }

    private func plan(of table: ExportTable, _ font: PlainFont, _ bold: PlainFont) async throws -> TablePlan {
        if let plan = plans.next() { return plan }
        var planner = TablePlanner(table, fonts, font, bold)
        let survey = try await TableSurvey(table, work.counter) { column, cell, shape in
            planner.add(cell, shape, column)
        }
        var plan = planner.plan(table, survey, work.options)
        plan.chart = try await gatherChart(of: table)
        plans.append(plan)
        return plan
    }
}
