import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** What an organisation is called, in its own language where the reader's is missing; a link where `href` is given. */
export function OrganisationName({ name, href }: { name: TaggedText; href?: string | undefined }) {
  const text = <LanguageTaggedText text={name.text} lang={name.lang} dir={name.dir} languageName={name.languageName} />
  return href ? (
    <Link href={href} quiet className="wrap-anywhere">
      {text}
    </Link>
  ) : (
    text
  )
}
