/** What a page says to programs: a block of data, which browsers do not run. `json` is made by `scriptJson`, so that nothing in it ends the block. */
export const StructuredBlock = ({ json }: { json: string | null }) =>
  json === null ? null : <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
