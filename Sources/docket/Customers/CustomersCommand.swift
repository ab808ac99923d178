import ArgumentParser

/// `docket customers`: customers, their profiles, and who decides for them.
struct CustomersCommand: AsyncParsableCommand, ViewGroup {
    static let view = "customers"

    static let configuration = CommandConfiguration(
        commandName: "customers", abstract: "List, read, add and correct customers.",
        discussion: """
            A profile changes by decisions only: an agent's proposals (docket propose) that the customer's relationship \
            manager accepts (docket review), or their own correction (docket customers set). Without a subcommand it \
            opens the screen with all customers on a terminal, and lists them otherwise.
            """,
        subcommands: [
            CustomersList.self, CustomersShow.self, CustomersHistory.self, CustomersAdd.self, CustomersImport.self,
            CustomersSet.self, CustomersAssign.self, CustomersDelete.self, CustomersErase.self,
        ],
        defaultSubcommand: CustomersList.self)
}
