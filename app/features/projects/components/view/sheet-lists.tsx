import type { ProjectView } from '#app/features/projects/queries/project-view.server.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { SeverityBadge } from '#app/ui/marks/severity-badge.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** `text` is the name with its language, where people wrote it. */
type Line = { key: string; name: string; text?: TaggedText | undefined; note?: string | undefined; share?: string | undefined }

/** Names with a note under each and a share at the end. */
export function LineList({ lines }: { lines: readonly Line[] }) {
  return (
    <ul className="grid">
      {lines.map(({ key, name, text, note, share }) => (
        <li key={key} className="flex items-baseline justify-between gap-4 border-b border-line py-2 last:border-b-0">
          <span className="min-w-0">
            <span className="wrap-anywhere">{text ? <LanguageTaggedText {...text} /> : <bdi>{name}</bdi>}</span>
            {note && (
              <span className="block text-sm text-ink-soft">
                <bdi>{note}</bdi>
              </span>
            )}
          </span>
          {share && <span className="figures shrink-0 font-semibold">{share}</span>}
        </li>
      ))}
    </ul>
  )
}

export function DocumentList({ documents }: Pick<ProjectView, 'documents'>) {
  return (
    <ul className="grid gap-2">
      {documents.map(({ key, title, href, url, format }) => (
        <li key={key} className="border-b border-line py-2 last:border-b-0">
          {href ? (
            <Link href={href} rel="nofollow noopener" className="wrap-anywhere">
              {title ? <LanguageTaggedText {...title} /> : url}
            </Link>
          ) : (
            <span className="wrap-anywhere">{title ? <LanguageTaggedText {...title} /> : url}</span>
          )}
          <span className="block text-sm wrap-anywhere text-ink-soft">
            <bdi>{[href ? new URL(href).host : url, format].filter(Boolean).join(' · ')}</bdi>
          </span>
        </li>
      ))}
    </ul>
  )
}

export function NeedList({ needs, language }: Pick<ProjectView, 'needs'> & { language: string }) {
  return (
    <ul className="grid gap-3">
      {needs.map(({ id, title, severity }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-3">
          <Link href={`/${language}/needs/${id}`}>
            <LanguageTaggedText {...title} />
          </Link>
          {severity !== null && <SeverityBadge level={severity as 1 | 2 | 3 | 4 | 5} />}
        </li>
      ))}
    </ul>
  )
}

export function RelatedList({ related, language }: Pick<ProjectView, 'related'> & { language: string }) {
  return (
    <ul className="grid">
      {related.map(({ key, type, identifier, projectId }) => (
        <li key={key} className="border-b border-line py-2 last:border-b-0">
          {projectId ? (
            <Link href={`/${language}/projects/${projectId}`} className="wrap-anywhere">
              {identifier}
            </Link>
          ) : (
            <span className="wrap-anywhere">{identifier}</span>
          )}
          <span className="block text-sm text-ink-soft">{type}</span>
        </li>
      ))}
    </ul>
  )
}

export function ContactList({ contacts }: Pick<ProjectView, 'contacts'>) {
  return (
    <ul className="grid gap-6 sm:grid-cols-2">
      {contacts.map(({ key, lines, email, website }) => (
        <li key={key}>
          {lines.map((line, index) => (
            <p key={index} className={index === 0 ? 'font-semibold' : 'text-base'}>
              <bdi>{line}</bdi>
            </p>
          ))}
          {email && (
            <p>
              <Link href={`mailto:${email}`} className="wrap-anywhere">
                {email}
              </Link>
            </p>
          )}
          {website && (
            <p>
              <Link href={website} rel="nofollow noopener" className="wrap-anywhere">
                {website}
              </Link>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
