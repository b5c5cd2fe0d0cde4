/**
 * Styles of mails. Most are inline, since many mail readers drop style sheets; the style sheet adds what inline styles
 * cannot express: dark colours and small screens.
 */
export const mailStyle = {
  font: "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif",
  paper: 'background-color:#f3f5f7',
  card: 'background-color:#ffffff;border:1px solid #d9dee4;border-radius:12px',
  brand: 'padding:24px 32px 0;font-size:15px;line-height:20px;font-weight:700;color:#0b5cad',
  body: 'padding:20px 32px 16px',
  ink: 'margin:0 0 18px;font-size:17px;line-height:26px;color:#1b1f24',
  soft: 'margin:0 0 12px;font-size:14px;line-height:22px;color:#5a6570',
  code:
    "padding:18px 12px;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'Courier New',monospace;font-size:34px;" +
    'line-height:40px;font-weight:700;letter-spacing:6px;text-indent:6px;text-align:center;color:#1b1f24;background-color:#f3f5f7;' +
    'border:1px solid #d9dee4;border-radius:8px;-webkit-user-select:all;user-select:all',
  button: 'background-color:#0b5cad;border-radius:8px',
  label:
    'display:inline-block;padding:13px 26px;font-size:16px;line-height:22px;font-weight:700;color:#ffffff;text-decoration:none',
  address: 'margin:14px 0 20px;font-size:13px;line-height:20px;word-break:break-all;color:#5a6570',
  anchor: 'color:#0b5cad',
  hidden: 'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;mso-hide:all',
} as const;

export const mailSheet = `:root { color-scheme: light dark; supported-color-schemes: light dark; }
:lang(ko) .ink, :lang(ko) .soft { word-break: keep-all; }
@media (max-width: 480px) {
.pad { padding-left: 20px !important; padding-right: 20px !important; }
.code { font-size: 30px !important; letter-spacing: 4px !important; }
}
@media (prefers-color-scheme: dark) {
.paper { background-color: #14171a !important; }
.card { background-color: #1d2125 !important; border-color: #333a41 !important; }
.ink { color: #e6e9ed !important; }
.soft { color: #a7b1bc !important; }
.code { background-color: #14171a !important; border-color: #333a41 !important; color: #ffffff !important; }
.accent { color: #7ab8ff !important; }
.button { background-color: #7ab8ff !important; }
.label { color: #0b1a2b !important; }
}`;
