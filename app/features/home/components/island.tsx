/** Loads an island: a small script of its own that improves markup already on the page, and its styles. */
export function Island({ files: { script, styles } }: { files: { script: string; styles: string[] } }) {
  return (
    <>
      {styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      <script type="module" src={script} />
    </>
  )
}
