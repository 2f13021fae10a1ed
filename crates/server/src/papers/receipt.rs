//! What was paid for a visit, as its tax invoice.

use app::{App, Error, Result, access::Actor};
use kernel::id::TransactionId;

use super::{
    Paper, printed,
    sheet::{PLAIN, SOFT, STRONG, Sheet},
};
use crate::web::{
    pages::receipts::{Invoice, Receipt},
    receipts,
    ui::Ui,
};

/// The receipt of a transaction in the language of `ui`. 404 when it is not the actor's; 409 `no_receipt` where no money
/// came in.
pub async fn receipt(app: &App, actor: &Actor, mut ui: Ui, id: TransactionId) -> Result<Paper> {
    let receipt = receipts::receipt(app, actor, &mut ui, id).await?;
    let Some(invoice) = receipt.invoice.clone() else {
        return Err(Error::conflict("no_receipt", "Nothing was paid, so there is no receipt."));
    };
    let name = format!("invoice-{}.pdf", invoice.number);
    printed(name, move || print(&ui, &receipt, &invoice)).await
}

fn print(ui: &Ui, receipt: &Receipt, invoice: &Invoice) -> Result<Vec<u8>> {
    let mut sheet = Sheet::new(ui.language, &ui.t("tax-invoice"));
    sheet.title(&ui.t1("invoice-number", "number", &invoice.number));
    sheet.paragraph(&invoice.seller, STRONG);
    sheet.paragraph(&invoice.address, PLAIN);
    if let Some(number) = &invoice.tax_number {
        sheet.paragraph(&ui.t1("tax-number", "number", number), PLAIN);
    }
    sheet.rule();
    sheet.facts(&[
        (ui.t("issued-on"), ui.date(invoice.at.date())),
        (ui.t("patient"), receipt.patient.clone()),
        (ui.t("doctor"), receipt.doctor.clone()),
        (ui.t("service"), receipt.service.clone()),
        (ui.t("visit"), ui.moment(&receipt.visit_at)),
        (ui.t("paid-on"), ui.list([ui.moment(&receipt.at), receipt.method.clone()])),
    ]);
    sheet.rule();
    let price = &receipt.price;
    sheet.sums(&[
        (ui.t("fee"), ui.money(price.fee), PLAIN),
        (ui.t1("tax-at", "rate", ui.percent(price.tax_rate_bp)), ui.money(price.tax), PLAIN),
        (ui.t("total"), ui.money(price.total), STRONG),
    ]);
    if !receipt.refunds.is_empty() {
        sheet.heading(&ui.t("refunds"));
        let row = |refund: &crate::web::pages::receipts::RefundRow| {
            let label = ui.list([ui.moment(&refund.at), refund.reason.clone(), ui.t(refund.status.key())]);
            (label, format!("{}{}", ui.minus(), ui.money(refund.amount)), PLAIN)
        };
        let mut rows: Vec<_> = receipt.refunds.iter().map(row).collect();
        rows.push((ui.t("balance"), ui.money(receipt.balance), STRONG));
        sheet.sums(&rows);
    }
    sheet.rule();
    sheet.paragraph(&receipt.id, SOFT);
    sheet.finish()
}
