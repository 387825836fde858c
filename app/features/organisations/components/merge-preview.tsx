import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Lines } from '#app/features/organisations/components/entry-view.tsx'
import { OrganisationName } from '#app/features/organisations/components/organisation-name.tsx'
import { comparePath, entryPath } from '#app/features/organisations/paths.ts'
import type { ComparedOrganisation, MergePreview } from '#app/features/organisations/queries/compare-pair.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type Row = { key: string; kept: ReactNode; merged: ReactNode; after: ReactNode }
type Words = { type: string | null; country: string | null }

/** Two organisations side by side, what would come of merging them, and the ways on. */
export function MergePreviewPage({
  language,
  preview,
  after,
}: {
  language: string
  preview: MergePreview
  /** Of the outcome, in words. */ after: Words
}) {
  const { t } = useTranslation('admin-organisations')
  const { kept, merged, plan, apart } = preview
  const list = (lines: readonly string[]) => (lines.length > 0 ? <Lines lines={lines} /> : t('compare.nothing'))
  const rows: Row[] = [
    { key: 'names', kept: names(kept), merged: names(merged), after: list(Object.values(plan.after.name)) },
    { key: 'aliases', kept: list(kept.aliases), merged: list(merged.aliases), after: list(plan.after.aliases) },
    { key: 'identifier', kept: list(refs(kept.ref)), merged: list(refs(merged.ref)), after: list(refs(plan.after.ref)) },
    { key: 'formerRefs', kept: list(kept.formerRefs), merged: list(merged.formerRefs), after: list(plan.after.formerRefs) },
    { key: 'type', kept: list(refs(kept.type)), merged: list(refs(merged.type)), after: list(refs(after.type)) },
    { key: 'country', kept: list(refs(kept.country)), merged: list(refs(merged.country)), after: list(refs(after.country)) },
    {
      key: 'workspaces',
      kept: formatNumber(language, kept.workspaces.length),
      merged: formatNumber(language, merged.workspaces.length),
      after: formatNumber(language, kept.workspaces.length + merged.workspaces.length),
    },
    {
      key: 'partOf',
      kept: formatNumber(language, kept.partOf),
      merged: formatNumber(language, merged.partOf),
      after: t('compare.nothing'),
    },
  ]
  return (
    <div className="grid gap-10">
      {apart && <Notice tone="info">{t('compare.isApart')}</Notice>}
      <div className="grid gap-4">
        <Table
          caption={t('compare.title')}
          captionHidden
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: 'what', header: t('compare.what'), isRowHeader: true, cell: ({ key }) => t(`page.${key}`) },
            { key: 'kept', header: t('compare.kept'), cell: (row) => row.kept },
            { key: 'merged', header: t('compare.merged'), cell: (row) => row.merged },
            { key: 'after', header: t('compare.after'), cell: (row) => row.after },
          ]}
        />
        <div>
          <ButtonLink look="secondary" href={comparePath(language, merged.id, kept.id)}>
            {t('compare.swap')}
          </ButtonLink>
        </div>
      </div>
      <WhatMoves language={language} preview={preview} />
      <div className="flex flex-wrap gap-3">
        <form method="post">
          <input type="hidden" name="intent" value="merge" />
          <Both kept={kept} merged={merged} />
          <Button>{t('compare.merge')}</Button>
        </form>
        <form method="post">
          <input type="hidden" name="intent" value={apart ? 'notApart' : 'apart'} />
          <Both kept={kept} merged={merged} />
          <Button look="secondary">{t(apart ? 'compare.notApart' : 'compare.apart')}</Button>
        </form>
      </div>
    </div>
  )

  function names(organisation: ComparedOrganisation) {
    return (
      <>
        <OrganisationName name={organisation.name} href={entryPath(language, organisation.id)} />
        <Lines lines={Object.values(organisation.raw.name).filter((text) => text !== organisation.name.text)} />
      </>
    )
  }
}

const refs = (ref: string | null): string[] => (ref ? [ref] : [])

function Both({ kept, merged }: Pick<MergePreview, 'kept' | 'merged'>) {
  return (
    <>
      <input type="hidden" name="keep" value={kept.id} />
      <input type="hidden" name="merge" value={merged.id} />
      <input type="hidden" name="keepRevision" value={kept.revision} />
      <input type="hidden" name="mergeRevision" value={merged.revision} />
    </>
  )
}

function WhatMoves({ language, preview: { kept, merged, plan } }: { language: string; preview: MergePreview }) {
  const { t } = useTranslation('admin-organisations')
  const names = formatList(
    language,
    merged.workspaces.map(({ name }) => name.text),
  )
  const changesReporting = merged.workspaces.length > 0 && plan.after.ref !== null && plan.after.ref !== merged.ref
  return (
    <section aria-labelledby="moves" className="grid gap-3">
      <SectionHeading id="moves">{t('compare.moves')}</SectionHeading>
      <ul className="list-disc ps-6">
        <li>
          {merged.workspaces.length === 0
            ? t('compare.movesNoWorkspace')
            : t('compare.movesWorkspaces', { ...counted(language, merged.workspaces.length), names })}
        </li>
        {changesReporting && <li>{t('compare.movesReporting', { ref: plan.after.ref })}</li>}
        {merged.partOf > 0 && merged.partOf !== kept.partOf && <li>{t('compare.movesProjects', counted(language, merged.partOf))}</li>}
        <li>{t('compare.movesRefs')}</li>
      </ul>
    </section>
  )
}
