import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EditForm } from '#app/features/provenance/components/edit-form.tsx'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import type { TranslationPage, UnitGroup } from '#app/features/translation/queries/translation-page.server.ts'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { ReadUnit, TranslationUnit } from './translation-unit.tsx'

type TranslationFormProps = {
  /** Where the labels of the record's fields are. */
  namespace: string
  view: TranslationPage
  reply: SaveReply | undefined
}

/** The texts of one page, row by row: a form, or to read for who may not write. */
export function TranslationForm({ namespace, view, reply }: TranslationFormProps) {
  const { t } = useTranslation('translation')
  const { groups, pair, canEdit, revision, values, show } = view
  if (groups.length === 0) return <EmptyState title={t(`nothing.${show}`)}>{show === 'all' ? t('nothing.allText') : undefined}</EmptyState>
  const sections = groups.map((group) => (
    <Group key={group.key} group={group}>
      {group.units.map((unit) =>
        canEdit ? <TranslationUnit key={unit.name} unit={unit} to={pair.to} /> : <ReadUnit key={unit.name} unit={unit} to={pair.to} />,
      )}
    </Group>
  ))
  if (!canEdit) return <div className="grid gap-10">{sections}</div>
  return (
    <EditForm namespace={namespace} revision={revision} values={values} reply={reply}>
      <div className="grid gap-10">{sections}</div>
    </EditForm>
  )
}

function Group({ group: { key, title, caption }, children }: { group: UnitGroup; children: ReactNode }) {
  const id = `group-${key.replace('/', '-')}`
  return (
    <div>
      <SectionHeading id={id}>{title}</SectionHeading>
      {caption && <p className="mb-4 text-base wrap-anywhere text-ink-soft">{caption}</p>}
      {children}
    </div>
  )
}
