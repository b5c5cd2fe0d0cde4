/**
 * Additional style sheet of Swagger UI: without the column of links between operations, which is always empty. On a phone,
 * cells of forms and of responses stand below one another, and the buttons of a text stand below it, not on it.
 */
export const swaggerUiStyles = `
.swagger-ui .response-col_links { display: none }
@media (max-width: 640px) {
  .swagger-ui .parameters-col_name, .swagger-ui .parameters-col_description, .swagger-ui .responses-table,
  .swagger-ui .responses-table > tbody, .swagger-ui .responses-table > tbody > .response,
  .swagger-ui .response-col_status, .swagger-ui .response-col_description { display: block; width: auto }
  .swagger-ui .responses-table > thead { display: none }
  .swagger-ui .responses-table .response { border-top: 1px solid #8888; padding: 8px 0 }
  .swagger-ui .responses-table .response-col_status, .swagger-ui .responses-table .response-col_description { padding: 4px 0 }
  .swagger-ui .response-controls { flex-direction: column; gap: 8px; padding-top: 8px }
  .swagger-ui .response-control-media-type, .swagger-ui .response-control-examples { padding: 0; width: 100% }
  .swagger-ui .response-controls select { max-width: none; width: 100% }
  .swagger-ui .highlight-code, .swagger-ui .curl-command { display: flex; flex-wrap: wrap; gap: 8px;
    justify-content: flex-end }
  .swagger-ui .highlight-code > pre, .swagger-ui .curl-command > :not(.copy-to-clipboard) { flex: 1 0 100%; min-width: 0;
    order: -1 }
  .swagger-ui .download-contents, .swagger-ui .copy-to-clipboard { position: static }
}`;
