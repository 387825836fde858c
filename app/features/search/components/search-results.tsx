import { useTranslation } from 'react-i18next'
import type { DraftHit, Group, Hit } from '#app/features/search/show/search-view.server.ts'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { ResultList } from '#app/ui/lists/result-list.tsx'
import { MarkedText } from './marked-text.tsx'

/** What was found of one kind. */
export function ResultGroup({ kind, heading, hits, allHref }: Group) {
  const { t } = useTranslation('search')
  return (
    <section aria-labelledby={kind} className="grid gap-3">
      <SectionHeading id={kind} aside={allHref && <Link href={allHref}>{t(`all.${kind}`)}</Link>}>
        {heading}
      </SectionHeading>
      <ResultList>
        {hits.map((hit) => (
          <Result key={hit.id} {...hit} />
        ))}
      </ResultList>
    </section>
  )
}

const titleLook = 'py-2.5 text-accent no-underline hover:text-accent-deep hover:underline hover:underline-offset-[0.2em]'

function Result({ href, title, otherTitle, snippet, facts, isIdentified }: Hit) {
  const { t } = useTranslation('search')
  const { languageName, ...own } = title
  return (
    <li className="border-b border-line py-5">
      <h3 className="text-lg break-words">
        <a href={href} className={titleLook}>
          <MarkedText {...own} />
        </a>
        {languageName && <span className="ms-2 text-sm font-normal text-ink-soft">{languageName}</span>}
        {isIdentified && <span className="ms-2 text-sm font-normal text-success">{t('identified')}</span>}
      </h3>
      {otherTitle && (
        <p className="max-w-text text-base break-words">
          <MarkedText {...otherTitle} />
        </p>
      )}
      {snippet && (
        <p className="mt-1 max-w-text text-base break-words">
          <MarkedText {...snippet} />
        </p>
      )}
      {facts.length > 0 && (
        <ul className="mt-1 flex flex-wrap text-base break-words text-ink-soft">
          {facts.map((fact, index) => (
            <li key={index} className="min-w-0 not-last:after:mx-2 not-last:after:text-line-strong not-last:after:content-['·']">
              <MarkedText {...fact} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** Working copies of the reader's own workspaces, which nobody else finds. */
export function DraftGroup({ drafts }: { drafts: readonly DraftHit[] }) {
  const { t } = useTranslation('search')
  return (
    <section aria-labelledby="drafts" className="grid gap-3 rounded-md bg-paper px-5 py-5">
      <SectionHeading id="drafts">{t('draft.title')}</SectionHeading>
      <p className="max-w-text text-base text-ink-soft">{t('draft.lead')}</p>
      <ul className="border-t border-line">
        {drafts.map(({ id, href, kind, title: { languageName, ...title }, workspace }) => (
          <li key={id} className="border-b border-line py-4">
            <h3 className="text-lg break-words">
              <a href={href} className={titleLook}>
                <MarkedText {...title} />
              </a>
              {languageName && <span className="ms-2 text-sm font-normal text-ink-soft">{languageName}</span>}
            </h3>
            <p className="text-base text-ink-soft">
              {t(`draft.${kind}`)}
              {workspace && (
                <>
                  <span aria-hidden className="mx-2 text-line-strong">
                    ·
                  </span>
                  <MarkedText {...workspace} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
